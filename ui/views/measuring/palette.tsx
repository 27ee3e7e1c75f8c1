/** The tokens as they are found: a palette that grows while people watch. */
import type { TokenSummary } from '../../../shared/token.ts'
import { inWords } from '../../values/words.ts'
import { usePanel } from '../panel-context.ts'
import { Specimen } from '../specimen/specimen.tsx'
import styles from './measuring-view.css'

export function Palette({ tokens }: { readonly tokens: ReadonlyMap<string, TokenSummary> }) {
  const { line } = usePanel()
  const connection = line.connection.value
  const types = connection.status === 'connected' ? connection.types : []
  const byType = Map.groupBy([...tokens.values()], ({ type }) => type)
  return (
    <div class={styles['palette']}>
      {types.map(({ name, title, specimen }) => {
        const found = byType.get(name) ?? []
        return found.length === 0 ? null : (
          <section key={name}>
            <div class={styles['groupHead']}>
              <h2 class={styles['groupTitle']}>{title}</h2>
              <span class={styles['count']}>{found.length}</span>
            </div>
            <div class={styles['chips']}>
              {found.map((token) => (
                <div key={token.key} class={styles['chip']} title={inWords(token.kind, token.value)}>
                  <Specimen as={specimen} token={token} size={specimen === 'swatch' ? 'chip' : 'row'} label />
                </div>
              ))}
            </div>
          </section>
        )
      })}
    </div>
  )
}
