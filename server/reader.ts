/** Reads stored tokens: here where there are few bytes, in a worker thread where there are many. */
import { type Answers, type Catalog, type Read, answers } from '../core/library/answers.ts'

/** Parsing and checking this much takes 5 ms; handing it to a thread that must first be started takes 500. */
const FEW_BYTES = 200_000

/** @param run Has a thread answer. */
export function createReader(
  catalog: Catalog,
  run: (what: keyof Answers, question: object) => Promise<unknown>,
): Read {
  const here = answers as Record<keyof Answers, (question: object, catalog: Catalog) => unknown>
  return (async (what: keyof Answers, question: object) =>
    bytesIn(question) <= FEW_BYTES ? here[what](question, catalog) : run(what, question)) as Read
}

const bytesIn = (question: object): number =>
  Object.values(question).reduce((sum, part) => sum + (part instanceof Uint8Array ? part.byteLength : 0), 0)
