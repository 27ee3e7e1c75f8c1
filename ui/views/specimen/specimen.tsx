/** A token drawn so that it is understood at a glance. What to draw is what its type declares. */
import type { ComponentChildren } from 'preact'
import type { Specimen as SpecimenName } from '../../../shared/token-type.ts'
import type { TokenSummary } from '../../../shared/token.ts'
import { inWords } from '../../values/words.ts'
import { drawings, type Size } from './drawings.tsx'
import styles from './specimen.css'

interface SpecimenProps {
  readonly as: SpecimenName
  readonly token: Pick<TokenSummary, 'kind' | 'value' | 'derived'>
  readonly size?: Size
  /** Hides the drawing from screen readers where the words stand beside it. */
  readonly label?: boolean
}

export function Specimen({ as, token, size = 'row', label = false }: SpecimenProps) {
  const words = inWords(token.kind, token.value)
  const { surface, drawing } = drawings[as](token) ?? asBox(words)
  return (
    <div
      class={[styles['frame'], styles[surface], size === 'row' ? '' : styles[size]].join(' ')}
      role={label ? 'img' : undefined}
      aria-label={label ? words : undefined}
      aria-hidden={label ? undefined : true}
    >
      {drawing}
    </div>
  )
}

const asBox = (words: string): { surface: string; drawing: ComponentChildren } => ({
  surface: 'drawn',
  drawing: <span class={styles['box']}>{words}</span>,
})
