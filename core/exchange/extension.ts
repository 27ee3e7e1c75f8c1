/** Our one key in `$extensions`: what an import or a diff recognises a token by. Shape: `{ id?, role?, part? }`. */
export const EXTENSION = 'dev.token-pipeline'
