/** Opens the panel for a host; until then, and when that fails, it says so. */
import { LoadingIndicator } from '@create-figma-plugin/ui'
import { useEffect, useState } from 'preact/hooks'
import { asProblem, type Problem } from '../../shared/problem.ts'
import type { Host } from '../host/host.ts'
import { Notice } from '../parts/notice.tsx'
import { measureHere } from '../engine/connect.ts'
import { openPanel, type Panel } from '../state/panel.ts'
import { fulfil } from '../state/wish.ts'
import { App } from './app.tsx'
import '!../parts/base.css'

export function Start({ host }: { readonly host: () => Promise<Host> }) {
  const [panel, setPanel] = useState<Panel | Problem | null>(null)
  useEffect(() => {
    host()
      .then((opened) => openPanel(opened, measureHere))
      .then((opened) => {
        fulfil(opened.host.figma?.wish, opened)
        return opened
      })
      .then(setPanel, (error: unknown) => setPanel(asProblem(error)))
  }, [])
  if (panel === null) return <LoadingIndicator />
  if (panel instanceof Error) {
    return (
      <Notice tone="danger" title={panel.message}>
        {panel.remedy}
      </Notice>
    )
  }
  return <App panel={panel} />
}
