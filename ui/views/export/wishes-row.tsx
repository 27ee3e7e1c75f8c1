/** How names and lengths are spelled in what leaves: the same words as on the command line. */
import { Dropdown, Textbox } from '@create-figma-plugin/ui'
import { useState } from 'preact/hooks'
import { nameCases, prefixSchema } from '../../../shared/export-options.ts'
import { usePanel } from '../panel-context.ts'
import styles from './export-view.css'

const UNITS = ['rem', 'px'] as const

export function WishesRow() {
  const { exporting } = usePanel()
  const { unit, case: spelled, prefix = '' } = exporting.wishes.value
  const [typed, setTyped] = useState(prefix)
  const give = (text: string) => {
    const word = text.toLowerCase().replace(/[^a-z0-9]/g, '')
    setTyped(word)
    if (word === '' || prefixSchema.safeParse(word).success)
      void exporting.wish({ prefix: word === '' ? undefined : word })
  }
  return (
    <details class={styles['wishes']}>
      <summary>Names and units</summary>
      <div class={styles['choices']}>
        <Textbox aria-label="Prefix of names" placeholder="Prefix" value={typed} onValueInput={give} />
        <Dropdown
          aria-label="Unit of lengths"
          value={unit ?? 'rem'}
          options={UNITS.map((value) => ({
            value,
            text: value === 'rem' ? 'rem where usual' : 'px everywhere',
          }))}
          onValueChange={(value) => void exporting.wish({ unit: value === 'px' ? 'px' : undefined })}
        />
        <Dropdown
          aria-label="Case of names"
          value={spelled ?? 'kebab'}
          options={nameCases.map((value) => ({ value, text: `${value} case` }))}
          onValueChange={(value) =>
            void exporting.wish({ case: nameCases.find((name) => name === value && name !== 'kebab') })
          }
        />
      </div>
    </details>
  )
}
