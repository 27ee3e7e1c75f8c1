/** The sets of frames that accuracy is told of: our own, and those of `--from DIR`, which need not be there. */
import { existsSync } from 'node:fs'
import path from 'node:path'
import sharp from 'sharp'
import { CORPUS } from './corpus.ts'

export interface FrameSet {
  readonly name: string
  readonly corpus: string
  /** Systems that nobody looks at while tuning: their figures are printed apart, and the difference is the overfit. */
  readonly sealed: readonly string[]
  /** Bytes of the picture as they are measured: what a lossy export makes of them. */
  readonly recode?: ((image: Uint8Array) => Promise<Uint8Array>) | undefined
  /** The scale is not told but found, as for a file that somebody drops. */
  readonly scale?: 'auto' | undefined
}

const OURS = ['govuk', 'vant']

const jpeg = (image: Uint8Array): Promise<Uint8Array> => sharp(image).jpeg({ quality: 85 }).toBuffer()
const webp = (image: Uint8Array): Promise<Uint8Array> => sharp(image).webp({ quality: 80 }).toBuffer()

/** @param from Holds `corpus2`, `corpus-cleartype` and `real`, each with a manifest as `bench/corpus` has one. */
export function frameSets(corpus: string, from?: string): FrameSet[] {
  const sealed = corpus === CORPUS ? OURS : []
  const own: FrameSet[] = [
    { name: 'corpus', corpus, sealed },
    { name: 'JPEG 85', corpus, sealed, recode: jpeg },
    { name: 'WebP 80', corpus, sealed, recode: webp },
  ]
  if (from === undefined) return own
  const there = (folder: string, set: Omit<FrameSet, 'corpus'>): FrameSet[] =>
    existsSync(path.join(from, folder, 'manifest.json')) ? [{ ...set, corpus: path.join(from, folder) }] : []
  return [
    ...own,
    ...there('corpus-cleartype', { name: 'ClearType', sealed: OURS }),
    ...there('corpus2', { name: 'other layouts', sealed: ['mantine', 'atelier'] }),
    ...there('real', { name: 'real, scale told', sealed: [] }),
    ...there('real', { name: 'real, scale found', sealed: [], scale: 'auto' }),
  ]
}
