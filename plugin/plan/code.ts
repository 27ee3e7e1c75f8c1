/** What developers see in Dev Mode: the name that the chosen export gives, with all that stands before it. */
import { camelName, CLASS_OF_TOKENS, snakeName } from '../../shared/identifier.ts'
import { cssName } from '../../shared/names.ts'
import type { WriteOptions } from '../../shared/variables.ts'
import type { CodeSyntax } from '../things/variable/types.ts'

type Names = WriteOptions['code']
type Spelled = (path: readonly string[]) => string

const web: Record<Names['web'], Spelled> = {
  css: (path) => `var(${cssName(path)})`,
  scss: (path) => `$${path.join('-').replace(/^(?=\d)/, 'token-')}`,
}
const inClass: Spelled = (path) => `${CLASS_OF_TOKENS}.${camelName(path)}`
const android: Record<Names['android'], Spelled> = { android: snakeName, compose: inClass }

export const codeOf = (path: readonly string[], names: Names): CodeSyntax => ({
  WEB: web[names.web](path),
  ANDROID: android[names.android](path),
  iOS: inClass(path),
})
