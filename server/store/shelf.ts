/** Where bytes lie, as little as files and object stores have in common. Keys are `folder:name`. */

export interface Shelf {
  /**
   * Whole and lasting once it resolves, or not there at all. What lies there already is left as it is and reported,
   * unless `instead` is set: then it is exchanged in one step, and readers see the old or the new bytes.
   */
  write(key: string, bytes: Uint8Array, instead?: boolean): Promise<'written' | 'there'>
  /** As they lie there, unchecked; `null` when there is nothing. */
  read(key: string): Promise<Uint8Array | null>
  /** The same piece by piece, as fast as it is taken. */
  stream(key: string): Promise<Streamed | null>
  /** Whether so many more may be taken in from outside. */
  hasRoom(bytes: number): Promise<boolean>
  /** Nothing there is no error. */
  remove(key: string): Promise<void>
  /** What lies in one folder, or in all. */
  list(folder?: string): AsyncIterable<Lying>
}

export interface Streamed {
  readonly bytes: number
  readonly chunks: AsyncIterable<Uint8Array>
}

export interface Lying {
  readonly key: string
  readonly bytes: number
  /** `Date.now()` of its last writing. */
  readonly at: number
}
