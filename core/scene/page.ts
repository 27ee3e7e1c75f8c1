/** One picture, and what the stages have found on it so far. A stage reads and adds; it never changes what another found. */
import type { Components } from './ground/components.ts'
import type { FoundShadow } from './shadows/falloff.ts'
import type { FoundGap, Item } from './layout/gaps.ts'
import type { FoundGradient } from './gradients/gradients.ts'
import type { Blob } from './text/ink.ts'
import type { Tree } from './layout/items.ts'
import type { Kinds } from './shapes/kinds.ts'
import type { FoundLine, FoundMark } from './text/lines.ts'
import type { Paragraphs } from './text/paragraphs.ts'
import type { Pixels } from './ground/pixels.ts'
import type { Runs } from './ground/runs.ts'
import type { Shapes } from './shapes/shapes.ts'
import type { FoundSurface } from './boxes/surfaces.ts'

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
