/** What lengths of a type are for, by where Figma offers them: all that a format needs to know of a type. */
import type { TypeInfo, scopes } from '../../shared/token-type.ts'

export const isFor = ({ figma }: TypeInfo, scope: (typeof scopes)[number]): boolean =>
  Object.values(figma.scopes).some((all) => all.includes(scope))
