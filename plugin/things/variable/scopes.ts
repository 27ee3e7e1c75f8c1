/** Where a variable may be used. */
import type { VariableState } from './types.ts'

const FILLS = new Set<VariableScope>(['FRAME_FILL', 'SHAPE_FILL', 'TEXT_FILL'])

/** No scopes: hidden from the pickers, good for anything. */
export function allows({ scopes }: Pick<VariableState, 'scopes'>, scope: VariableScope | null): boolean {
  if (scope === null) return false
  if (scopes.length === 0 || scopes.includes('ALL_SCOPES') || scopes.includes(scope)) return true
  return FILLS.has(scope) && scopes.includes('ALL_FILLS')
}
