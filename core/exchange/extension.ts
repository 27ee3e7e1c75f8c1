import { type Json, isObject } from './tree.ts'

/**
 * Our one key in `$extensions`: what an import or a diff recognises a token by, and what no other place of a file holds.
 * Shape: `{ id?, role?, written?, part?, of?, lone?, apart?, lost? }`.
 */
export const EXTENSION = 'dev.token-pipeline'

/** What stands under our key. */
export function ownWords(extensions: Json | undefined): Json {
  const own = extensions?.[EXTENSION]
  return isObject(own) ? own : {}
}
