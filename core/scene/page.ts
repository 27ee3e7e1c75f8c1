/** One picture, and what the stages have found on it so far. A stage reads and adds; it never changes what another found. */
import type { Components } from './components.ts'
import type { FoundShadow } from './falloff.ts'
import type { FoundGap, Item } from './gaps.ts'
import type { FoundGradient } from './gradients.ts'
import type { Blob } from './ink.ts'
import type { Tree } from './items.ts'
import type { Kinds } from './kinds.ts'
import type { FoundLine, FoundMark } from './lines.ts'
import type { Paragraphs } from './paragraphs.ts'
import type { Pixels } from './pixels.ts'
import type { Runs } from './runs.ts'
import type { Shapes } from './shapes.ts'
import type { FoundSurface } from './surfaces.ts'

/** All lengths in image px. */
export interface Page {
  readonly pixels: Pixels
  /** Image px per CSS px: a length in CSS px times this is one in image px. */
  readonly scale: number
  readonly runs: Runs
  readonly components: Components
  /** What each component looks like by itself. */
  readonly shapes: Shapes
  readonly gradients: readonly FoundGradient[]
  /** What each component is among the others. */
  readonly kinds: Kinds
  readonly surfaces: readonly FoundSurface[]
  readonly blobs: readonly Blob[]
  readonly lines: readonly FoundLine[]
  readonly marks: readonly FoundMark[]
  readonly paragraphs: Paragraphs
  readonly items: readonly Item[]
  readonly tree: Tree
  readonly gaps: readonly FoundGap[]
  readonly shadows: readonly FoundShadow[]
}

/** The picture itself. */
export type Ground = Pick<Page, 'pixels' | 'scale'>
/** The picture and these findings. */
export type Seen<K extends keyof Page> = Ground & Pick<Page, K>
