/** A format of somebody else's: names and values for a spreadsheet. */
import type { Format } from '@token-pipeline/measure/plugin'

const cell = (text: string): string => `"${text.replaceAll('"', '""')}"`

export const csv: Format = {
  name: 'csv',
  title: 'CSV',
  about: 'Names and values for a spreadsheet.',
  files: ['tokens.csv'],
  render: ({ set }) => [
    {
      path: 'tokens.csv',
      mediaType: 'text/csv',
      content: [
        ['name', 'type', 'value'],
        ...set.primitives.map(({ path, type, value }) => [path.join('/'), type, JSON.stringify(value)]),
      ]
        .map((row) => `${row.map(cell).join(',')}\r\n`)
        .join(''),
    },
  ],
}
