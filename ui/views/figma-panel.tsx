import { useWindowResize } from '@create-figma-plugin/ui'
import { useState } from 'preact/hooks'
import { figmaHost } from '../host/figma.ts'
import type { Host } from '../host/host.ts'
import { Start } from './start.tsx'

const SMALLEST = { width: 360, height: 480 }
const LARGEST = { width: 900, height: 900 }

export function FigmaPanel() {
  const [host, setHost] = useState<Host | null>(null)
  useWindowResize((size) => void host?.figma?.resize(size), {
    minWidth: SMALLEST.width,
    minHeight: SMALLEST.height,
    maxWidth: LARGEST.width,
    maxHeight: LARGEST.height,
    resizeBehaviorOnDoubleClick: 'minimize',
  })
  const open = async () => {
    const opened = await figmaHost()
    setHost(opened)
    return opened
  }
  return <Start host={open} />
}
