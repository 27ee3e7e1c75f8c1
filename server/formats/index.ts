import { css } from './css.ts'
import { dtcg } from './dtcg.ts'
import type { Format } from './format.ts'

/** Every output there is, in the order people see them. */
export const formats: readonly Format[] = [dtcg, css]
