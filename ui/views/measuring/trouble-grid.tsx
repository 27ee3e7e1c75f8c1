/** Frames × types, shown only when something could not be measured; the rest goes on. */
import type { Progress } from '../../state/progress.ts'
import { Notice } from '../../parts/notice.tsx'
import { usePanel } from '../panel-context.ts'
import styles from './measuring-view.css'

export function TroubleGrid({ progress }: { readonly progress: Progress }) {
  const { line } = usePanel()
  const connection = line.connection.value
  const types = connection.status === 'connected' ? connection.types : []
  const title = (type: string) => types.find((one) => one.name === type)?.title ?? type
  const reasons = [
    ...Object.entries(progress.missing ?? {}).map(([type, why]) => ({ what: title(type), ...why })),
    ...progress.frames.flatMap(({ name, problem, skipped }) => [
      ...(problem ? [{ what: name, ...problem }] : []),
      ...Object.entries(skipped).map(([type, why]) => ({ what: `${name}, ${title(type)}`, ...why })),
    ]),
  ]
  return (
    <Notice
      tone="warning"
      title={`Some of it could not be measured; the rest ${progress.status === 'completed' ? 'is fine' : 'goes on'}`}
    >
      <div class={styles['scroll']}>
        <table class={styles['table']}>
          <thead>
            <tr>
              <th scope="col">Frame</th>
              {types.map(({ name, title }) => (
                <th key={name} scope="col">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {progress.frames.map((frame) => (
              <tr key={frame.id}>
                <th scope="row">{frame.name}</th>
                {types.map(({ name }) => (
                  <td key={name}>
                    {cell(frame.status === 'failed' || name in frame.skipped, frame.found[name])}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <ul class={styles['reasons']}>
        {reasons.map(({ what, detail, remedy }) => (
          <li key={`${what} ${detail}`}>
            <strong>{what}:</strong> {detail} {remedy}
          </li>
        ))}
      </ul>
    </Notice>
  )
}

function cell(failed: boolean, found: number | undefined) {
  if (failed) return <span class={styles['bad']}>not measured</span>
  return found === undefined ? '…' : <span class={styles['good']}>{found} ×</span>
}
