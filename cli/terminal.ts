/** Text of files that anybody may have written, for a terminal: what would move its cursor or turn its letters is spelled out. */

/** C0 but tab and line feed, delete, C1 (`\x9b` begins a sequence by itself), and what turns the direction of text. */
// oxlint-disable-next-line no-control-regex -- these are what it is about
const commanding = /[\0-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g

/** Still JSON where it was JSON: such characters are in strings only. */
export const forTerminal = (text: string): string =>
  text.replace(
    commanding,
    (character) => `\\u${character.codePointAt(0)?.toString(16).padStart(4, '0') ?? ''}`,
  )
