/** How much one caller may ask for. Numbers are far above what a designer needs and far below what hurts. */
export interface Limits {
  /** Requests a minute per token: 200 frames with layers and their states are about 800. */
  readonly requestsPerMinute: number
  /** Requests a minute per address without a good token: somebody guesses, or is misconfigured. */
  readonly refusalsPerMinute: number
  /** Runs that have not ended, per token. */
  readonly openRuns: number
  /** Open event streams per token: every window follows one or two. */
  readonly streams: number
  /** Bytes that the runs of one workspace may keep; 0: no limit. */
  readonly workspaceBytes: number
}

export const GIGABYTE = 1e9

export const defaultLimits: Limits = {
  requestsPerMinute: 3_000,
  refusalsPerMinute: 60,
  openRuns: 50,
  streams: 100,
  // 10,000 desktop frames with their layers, at 2 MB each.
  workspaceBytes: 20 * GIGABYTE,
}
