/** Where the list can be entered: one click to each of its parts. */
import { isHead, type Row } from '../../state/sections.ts'
import styles from './jump-list.css'

interface JumpListProps {
  readonly rows: readonly Row[]
  readonly onJump: (key: string) => void
}

export function JumpList({ rows, onJump }: JumpListProps) {
  const heads = rows.filter(isHead)
  const tables = heads.filter(({ row }) => row === 'table')
  const [first] = tables
  const roles = tables.reduce((sum, { count }) => sum + count, 0)
  const parts = [
    ...(first ? [{ key: first.key, title: 'Roles', count: roles }] : []),
    ...heads.flatMap(({ row, key, type, count }) =>
      row === 'heading' ? [{ key, title: type.title, count }] : [],
    ),
  ]
  if (parts.length < 2) return null
  return (
    <nav class={styles['jumps']} aria-label="Parts of the list">
      {parts.map(({ key, title, count }) => (
        <button key={key} type="button" class={styles['jump']} onClick={() => onJump(key)}>
          {title} <span class={styles['count']}>{count}</span>
        </button>
      ))}
    </nav>
  )
}
