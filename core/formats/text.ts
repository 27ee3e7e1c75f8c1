/** Text that must not end the comment it stands in. */

/** One line, with control characters gone. */
export const oneLine = (text: string): string => text.replace(/[\s\p{Cc}\u2028\u2029]+/gu, ' ').trim()

/** Safe inside `/* … *\/`, also where such comments nest (Swift, Kotlin), and inside a `<style>`. */
export const blockComment = (text: string): string =>
  oneLine(text)
    .replaceAll('*/', '* /')
    .replaceAll('/*', '/ *')
    .replaceAll('*/', '* /')
    .replaceAll('</', '< /')

export const GENERATED = 'Design tokens, written by Token Pipeline. Changes made here are overwritten.'

/** Safe inside `<!-- … -->`. */
export const xmlComment = (text: string): string =>
  oneLine(text)
    .replace(/-(?=-)/g, '- ')
    .replace(/-$/, '- ')
    .replace(/[\uFFFE\uFFFF]/g, ' ')
