/** Shapes of typefaces, per em: what is known of fonts for screens. */
export interface Face {
  readonly cap: number
  readonly x: number
}

/** Cap height: Arial .716, Helvetica .72, Inter .727, Roboto .711, SF .705, Segoe .70, Plex .698, Poppins .70. */
export const CAP = 0.713
/** x-height: Nunito .484, Lato .506, Plex .516, Arial .519, Roboto .528, Open Sans .536, Inter .546. */
export const X = 0.524
/** Ascenders (b, d, l) stand this much above capitals in the faces that have it so. */
export const ASCENDER = 1.05
