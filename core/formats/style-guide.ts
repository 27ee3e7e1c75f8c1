/** One page for people: every token with its looks and its proof, in a file to send around. */
import type { Format } from './format.ts'
import { sheetOf } from './sheet.ts'
import { pageOf } from './style-guide/page.ts'

export const styleGuide: Format = {
  name: 'style-guide',
  title: 'Style guide',
  about: 'One web page to send to anybody: every token drawn, named, and shown where it was seen.',
  files: ['style-guide.html'],
  pictures: true,
  render(tokens, options) {
    const content = pageOf(tokens, sheetOf(tokens), options)
    return [{ path: 'style-guide.html', mediaType: 'text/html', content }]
  },
}
