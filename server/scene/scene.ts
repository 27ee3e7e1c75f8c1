/** What is visibly in a frame, measured. Lengths are CSS px: nobody after this floor sees device pixels. */
export interface Scene {
  readonly width: number
  readonly height: number
}
