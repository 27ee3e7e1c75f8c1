/**
 * A PNG as decoders may see it: its pixels and what its colours mean. One of 116 kB with compressed text took 2 GB in
 * the decoder, for words that nobody reads. JPEG and WebP compress none of theirs.
 */
import { inflateSync } from 'node:zlib'
import { Problem } from '../../shared/problem.ts'

const SIGNATURE = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')
/** By the specification (W3C PNG 3, §11): pixels, colours, size, turn, and whether there are more pictures. */
const KEPT = new Set(
  'IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB cICP mDCV cLLI pHYs eXIf acTL'.split(' '),
)
/** How a camera held it takes a hundred bytes of EXIF; the rest is a thumbnail. */
const MAX_EXIF = 64 * 1024
/** The largest profile we met is 2.5 MB, of a printing press. */
const MAX_PROFILE = 4 * 1024 * 1024

/** @throws Problem `invalid-image` for a colour profile that grows beyond all measure. */
export function bare(image: Uint8Array, name: string): Uint8Array {
  const bytes = Buffer.from(image.buffer, image.byteOffset, image.byteLength)
  if (!bytes.subarray(0, SIGNATURE.length).equals(SIGNATURE)) return image
  const kept: Uint8Array[] = [bytes.subarray(0, SIGNATURE.length)]
  let dropped = false
  // Chunks: a length, four letters, that many bytes, a checksum of four.
  for (let at = SIGNATURE.length; at + 8 <= bytes.length;) {
    const type = bytes.toString('latin1', at + 4, at + 8)
    const end = at + 12 + bytes.readUInt32BE(at)
    const content = bytes.subarray(at + 8, end - 4)
    if (type === 'iCCP') checkProfile(content, name)
    if (KEPT.has(type) && !(type === 'eXIf' && content.length > MAX_EXIF)) kept.push(bytes.subarray(at, end))
    else dropped = true
    at = end
  }
  return dropped ? Buffer.concat(kept) : image
}

/** A name, a zero, the method, then zlib. What is broken otherwise is the decoder's to tell. */
function checkProfile(content: Buffer, name: string): void {
  try {
    inflateSync(content.subarray(content.indexOf(0) + 2), { maxOutputLength: MAX_PROFILE })
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'ERR_BUFFER_TOO_LARGE') return
    throw new Problem(
      'invalid-image',
      `"${name}" has a colour profile of more than ${MAX_PROFILE / 1024 / 1024} MB.`,
      'Export it again with the profile sRGB.',
      { cause },
    )
  }
}
