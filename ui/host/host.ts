/** Where the panel lives: the Figma window or a page in a browser. Everything else is the same code. */
import type { BindResult, Check } from '../../shared/check.ts'
import type { Box } from '../../shared/frame.ts'
import type { Layer } from '../../shared/layer.ts'
import type { FrameRef, Wish } from '../../shared/messages.ts'
import type { ProblemData } from '../../shared/problem.ts'
import type {
  LastWrite,
  Plan,
  Writable,
  WritableRole,
  WriteOptions,
  WriteResult,
} from '../../shared/variables.ts'

/** What the host knows when the panel opens. */
interface Greeting {
  /** Name of the file or page, for people. */
  readonly name: string
  /** Id of its project; empty: none was minted yet. */
  readonly project: string
  /** What the panel remembered last time. */
  readonly stored: Readonly<Record<string, string>>
  readonly frames: readonly FrameRef[]
  /** Where the server is expected when nothing else is remembered. */
  readonly origin: string
  /** When it is asked: where it gave this page, at once; in Figma nothing is asked of anybody before a pairing. */
  readonly server: 'first' | 'once paired' | 'never'
}

interface Capture {
  readonly image: Blob
  /** Image pixels per CSS px. */
  readonly scale: number
  /** Where the image starts relative to the frame, CSS px. */
  readonly origin?: { readonly x: number; readonly y: number }
}

export type OnProgress = (done: number, total: number) => void

/** What goes into the file: primitives, roles that point to them, and the modes of the roles, in order. */
export interface Tokens {
  /** Ids of what looks like noise: not ticked to begin with. */
  readonly noise: readonly string[]
  readonly tokens: readonly Writable[]
  readonly roles: readonly WritableRole[]
  readonly modes: readonly string[]
  readonly viewports?: readonly string[]
}

/** The ticked lines of a plan. */
interface Order {
  readonly ids: readonly string[]
  /** Line id → id of one of its choices. */
  readonly choices: Readonly<Record<string, string>>
  /** Name the state before in the file's version history. */
  readonly savePoint: boolean
}

/** What only Figma can do. */
export interface FigmaPowers {
  /** False in Dev Mode and for viewers. */
  readonly canWrite: boolean
  /** How a frame looks now, as Figma draws it. */
  look(frame: string): Promise<Blob>
  /** What was chosen in the plugin's menu. */
  readonly wish: Wish | null
  /** Of this page, or of all pages. */
  allFrames(everywhere?: boolean): Promise<readonly FrameRef[]>
  layers(frame: string): Promise<readonly Layer[]>
  /** Screenshots inside these frames, to be measured beside them. */
  pictures(frames: readonly string[]): Promise<readonly FrameRef[]>
  /** Selects and zooms to a layer or a place. */
  show(place: { frame: string; layer?: string | undefined; box?: Box | undefined }): Promise<void>
  resize(size: { width: number; height: number }): Promise<void>
  /** What writing would do; writes nothing. Without options: as in this file before, else as its names suggest.
   * `more`: compares with the next part of the team libraries too. */
  plan(tokens: Tokens, options?: WriteOptions, more?: boolean): Promise<Plan>
  write(order: Order, progress: OnProgress): Promise<WriteResult>
  /** The last write, if it can still be taken back. */
  lastWrite(): Promise<LastWrite | null>
  planRevert(): Promise<Plan>
  revert(ids: readonly string[], progress: OnProgress): Promise<WriteResult>
  /** How far the layers of these frames are on the file's variables and styles; writes nothing. */
  check(frames: readonly string[], libraries: boolean): Promise<Check>
  /** Binds the layers behind lines of the last check. */
  bind(
    ids: readonly string[],
    choices: Readonly<Record<string, string>>,
    progress: OnProgress,
  ): Promise<BindResult>
  keepMisses(ids: readonly string[], kept: boolean): Promise<void>
  /** What a colleague without a server shall see, kept in the file itself. */
  keepLibrary(text: string): Promise<void>
  keptLibrary(): Promise<string | null>
  cancel(): Promise<void>
}

/** What only a page can do: take files. */
interface FilePowers {
  /** Answers what could not be read, each naming its file; the others are in. */
  add(files: readonly File[]): Promise<readonly ProblemData[]>
  remove(frame: string): void
  /** Pixels per CSS px; absent: what the file's name says, else 1. */
  scale: number | undefined
}

export interface Host {
  readonly figma?: FigmaPowers
  readonly files?: FilePowers
  greet(): Promise<Greeting>
  /** Calls back whenever other frames are at hand. */
  onFrames(listen: (frames: readonly FrameRef[]) => void): void
  /** Id of the project these frames belong to, minted when it is first needed. */
  project(): Promise<string>
  /** A small picture of a frame. */
  thumbnail(frame: string): Promise<Blob>
  /** `scale`: of a pasted picture that does not tell its own. */
  capture(frame: string, scale?: number): Promise<Capture>
  /** Size of the image that `capture` will answer, in its own pixels. */
  pixels(frame: FrameRef): { readonly width: number; readonly height: number }
  /** `null` forgets. */
  remember(key: string, value: string | null): Promise<void>
  openLink(url: string): void
}
