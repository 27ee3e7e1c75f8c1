/** The shape of a typeface, per em. */
export interface Face {
  readonly name: string
  /** Height of flat capitals. */
  readonly cap: number
  /** Height of flat small letters. */
  readonly x: number
  /** Height of round small letters, by whose tops a hinter goes. */
  readonly round: number
  /** Height of `l`. */
  readonly ascender: number
  /** Thickness of the stems of the regular weight. */
  readonly stem: number
  /** 0: of systems and most products; 1: common on the web; 2: the others. */
  readonly rarity: number
}

/** Cap height of the usual face. */
export const CAP = 0.713
