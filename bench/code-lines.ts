/** A line that is neither blank nor (the beginning or the middle of) a comment. */
export const isCode = (line: string): boolean => /^\s*[^\s/*]/.test(line)
