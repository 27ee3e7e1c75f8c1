/** Mode labels to start from, plain to see and to change: what variables say, else names, and sizes that differ. */
import type { FrameRef } from './messages.ts'

type Sized = Pick<FrameRef, 'id' | 'name' | 'width' | 'height' | 'mode'>

/** Frame id → label; empty where nothing states one. */
export function proposedModes(frames: readonly Sized[]): Record<string, string> {
  const viewports = frames.map(viewportOf)
  // One viewport for all says nothing; several are what the sizes are about.
  const several = new Set(viewports).size > 1
  return Object.fromEntries(
    frames.map((frame, i) => {
      const theme = frame.mode ?? themeIn(frame.name)
      const viewport = several ? (viewports[i] ?? '') : ''
      const known = theme.toLowerCase().includes(viewport.toLowerCase())
      return [frame.id, [theme, known ? '' : viewport].filter((part) => part !== '').join(' · ')]
    }),
  )
}

function themeIn(name: string): string {
  const label = /(?:^|[^a-z])(dark|light)(?:[^a-z]|$)/i.exec(name)?.[1]?.toLowerCase() ?? ''
  return label.charAt(0).toUpperCase() + label.slice(1)
}

/** Widths of phones end here, those of tablets there: CSS px, held upright. */
const PHONE = 480
const TABLET = 1024

/** Components and cards are no screens: they are as high as they need to be. */
const SCREEN_HEIGHT = 480

function viewportOf({ name, width, height }: Sized): string {
  const named = /(?:^|[^a-z])(mobile|phone|tablet|desktop)(?:[^a-z]|$)/i.exec(name)?.[1]?.toLowerCase()
  if (named) return named === 'phone' ? 'Mobile' : named.charAt(0).toUpperCase() + named.slice(1)
  if (height < SCREEN_HEIGHT) return ''
  return width <= PHONE ? 'Mobile' : width <= TABLET ? 'Tablet' : 'Desktop'
}
