/** TypeScript's own opinion of a source text, in the strictest mode. */
import ts from 'typescript'

const options: ts.CompilerOptions = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noEmit: true,
  skipLibCheck: true,
  types: [],
  target: ts.ScriptTarget.ES2023,
  module: ts.ModuleKind.Preserve,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
}

/** What the compiler says about `text`, which may import packages; `[]` means that it is content. */
export function diagnose(text: string): string[] {
  const name = `${import.meta.dirname}/virtual.ts`
  const disk = ts.createCompilerHost(options)
  const host: ts.CompilerHost = {
    ...disk,
    getSourceFile: (file, ...rest) =>
      file === name
        ? ts.createSourceFile(file, text, ts.ScriptTarget.ES2023, true)
        : libraryFile(file, () => disk.getSourceFile(file, ...rest)),
    fileExists: (file) => file === name || disk.fileExists(file),
    readFile: (file) => (file === name ? text : disk.readFile(file)),
  }
  const program = ts.createProgram([name], options, host)
  return ts
    .getPreEmitDiagnostics(program)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))
}

/** TypeScript's own libraries are the same for every program: parsing them is most of the time. */
const library = new Map<string, ts.SourceFile | undefined>()

function libraryFile(file: string, read: () => ts.SourceFile | undefined): ts.SourceFile | undefined {
  if (!library.has(file)) library.set(file, read())
  return library.get(file)
}

/** What the parser alone says about a source text. */
export function parseErrors(text: string): string[] {
  const { diagnostics = [] } = ts.transpileModule(text, { compilerOptions: options, reportDiagnostics: true })
  return diagnostics.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))
}
