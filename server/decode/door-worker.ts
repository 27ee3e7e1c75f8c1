/** What the thread of `door.ts` loads. */
import { type Answer, answer } from '../answer.ts'
import { type ImageFacts, inspect } from './decode.ts'

export const inspectTask = (asked: { image: Uint8Array; name: string }): Promise<Answer<ImageFacts>> =>
  answer(() => inspect(asked.image, asked.name))
