/** Roles as they become known: what each value is for. */
import { rolesByToken, type Progress } from '../../state/progress.ts'
import { usePanel } from '../panel-context.ts'
import { Specimen } from '../specimen/specimen.tsx'
import styles from './measuring-view.css'

export function Roles({ progress }: { readonly progress: Progress }) {
  const { line } = usePanel()
  const connection = line.connection.value
  const types = connection.status === 'connected' ? connection.types : []
  const shown = [...rolesByToken(progress)].flatMap(([key, roles]) => {
    const token = progress.tokens.get(key)
    const type = types.find(({ name }) => name === token?.type)
    return token && type ? [{ key, token, type, roles }] : []
  })
  if (shown.length === 0) return null
  return (
    <section>
      <div class={styles['groupHead']}>
        <h2 class={styles['groupTitle']}>What they are for</h2>
      </div>
      <ul class={styles['roles']}>
        {shown.map(({ key, token, type, roles }) => (
          <li key={key} class={styles['role']}>
            <Specimen
              as={type.specimen}
              token={token}
              size={type.specimen === 'swatch' ? 'chip' : 'row'}
              label
            />
            <span>{roles.join(', ')}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
