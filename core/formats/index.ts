import { android } from './android.ts'
import { compose } from './compose.ts'
import { css } from './css.ts'
import { designMd } from './design-md.ts'
import { dtcgStrings } from './dtcg-strings.ts'
import { dtcg } from './dtcg.ts'
import { figmaRest } from './figma-rest.ts'
import { figma } from './figma.ts'
import type { Format } from './format.ts'
import { react } from './react.ts'
import { scss } from './scss.ts'
import { shadcn } from './shadcn.ts'
import { styleGuide } from './style-guide.ts'
import { swift } from './swift.ts'
import { tailwind } from './tailwind.ts'
import { tailwind3 } from './tailwind3.ts'
import { tokensStudio } from './tokens-studio.ts'

/** Every output there is, in the order people see them. */
export const formats: readonly Format[] = [
  dtcg,
  css,
  scss,
  tailwind,
  tailwind3,
  shadcn,
  react,
  swift,
  compose,
  android,
  figma,
  tokensStudio,
  figmaRest,
  dtcgStrings,
  styleGuide,
  designMd,
]
