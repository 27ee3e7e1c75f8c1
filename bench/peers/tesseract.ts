/** Font sizes from OCR: the height of each line, as tesseract.js reports it. Its data is a package; nothing is fetched. */
import { createRequire } from 'node:module'
import path from 'node:path'
import { PSM, createWorker } from 'tesseract.js'
import type { Prediction } from '../score/prediction.ts'

/** From a line's box (ascender to descender) to the size of its font. */
const EM = 1.05
/** A size must be seen on this many lines. */
const ENOUGH = 2

export interface TextReader {
  sizes(image: Buffer, scale: number): Promise<Prediction['typography']>
  close(): Promise<void>
}

export async function textReader(): Promise<TextReader> {
  const data = path.dirname(createRequire(import.meta.url).resolve('@tesseract.js-data/eng/package.json'))
  const worker = await createWorker('eng', 1, {
    langPath: path.join(data, '4.0.0'),
    gzip: true,
    cacheMethod: 'none',
  })
  await worker.setParameters({ tessedit_pageseg_mode: PSM.SPARSE_TEXT })
  return {
    async sizes(image, scale) {
      const { data } = await worker.recognize(image, {}, { blocks: true })
      const counts = new Map<number, number>()
      for (const block of data.blocks ?? []) {
        for (const { lines } of block.paragraphs) {
          for (const { bbox } of lines) {
            const size = Math.round(((bbox.y1 - bbox.y0) * EM) / scale)
            counts.set(size, (counts.get(size) ?? 0) + 1)
          }
        }
      }
      return [...counts]
        .filter(([, count]) => count >= ENOUGH)
        .map(([sizePx]) => ({ sizePx, weight: undefined, lineHeightPx: undefined }))
    },
    close: async () => {
      await worker.terminate()
    },
  }
}
