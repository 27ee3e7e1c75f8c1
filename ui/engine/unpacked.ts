/** What the build packed (`scripts/engine-bundle.ts`): text, deflated and spelled in base64, a third of its size. */
export async function unpacked(base64: string): Promise<string> {
  const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))
  const inflated = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'))
  return await new Response(inflated).text()
}
