/** What of the tokens is shown: a search, and one choice. */
import { Dropdown, SearchTextbox } from '@create-figma-plugin/ui'
import { useEffect, useMemo } from 'preact/hooks'
import { countOf, type Filter, filters } from '../../state/rows.ts'
import { usePanel } from '../panel-context.ts'
import styles from './review-view.css'

const filterTitles: Record<Filter, string> = {
  all: 'Everything',
  doubtful: 'Doubtful',
  once: 'Seen once',
  new: 'New',
  contrast: 'Contrast too low',
  excluded: 'Excluded',
}

export function Tools() {
  const { review } = usePanel()
  const { query, filter, type } = review.wanted.value
  useEffect(() => {
    const find = (event: KeyboardEvent) => {
      if (event.key !== '/' || event.target instanceof HTMLInputElement) return
      event.preventDefault()
      document.querySelector<HTMLInputElement>(`.${styles['search']} input`)?.focus()
    }
    addEventListener('keydown', find)
    return () => removeEventListener('keydown', find)
  }, [])
  const types = review.types.value.filter(({ name }) =>
    review.items.value.some((item) => item.type.name === name),
  )
  const offered = useMemo(
    () =>
      filters
        .map((name) => ({ name, count: countOf(review.items.value, name) }))
        .filter(({ name, count }) => name === 'all' || name === filter || count > 0),
    [review.items.value, filter],
  )
  const options = [
    ...offered.map(({ name, count }) => ({
      value: `filter ${name}`,
      text: name === 'all' ? filterTitles.all : `${filterTitles[name]} (${count})`,
    })),
    ...(types.length > 1
      ? ['-' as const, ...types.map(({ name, title }) => ({ value: `type ${name}`, text: title }))]
      : []),
  ]
  const choose = (value: string) => {
    const [what, name = ''] = value.split(' ')
    review.wanted.value =
      what === 'type'
        ? { query, filter: 'all', type: name }
        : { query, filter: filters.find((one) => one === name) ?? 'all', type: '' }
  }
  return (
    <div class={styles['tools']}>
      <div class={styles['search']}>
        <SearchTextbox
          clearOnEscapeKeyDown
          placeholder="Search names and values"
          value={query}
          onValueInput={(next) => (review.wanted.value = { query: next, filter, type })}
        />
      </div>
      <div class={styles['filter']}>
        <Dropdown
          aria-label="Show"
          options={options}
          value={type ? `type ${type}` : `filter ${filter}`}
          onValueChange={choose}
        />
      </div>
    </div>
  )
}
