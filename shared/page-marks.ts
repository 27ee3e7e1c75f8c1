/** One line in the built page says whom it may speak to; a server that gives the page changes it. */

/** As built: nobody. The policy makes the browser see to it. */
export const STANDS_ALONE = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; worker-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' blob: data:; font-src 'self' data:; frame-src blob:; connect-src 'none'; base-uri 'none'; form-action 'none'" />`
/** Given by a server, whose headers bring a policy of their own. */
export const SERVED = '<meta name="token-pipeline-server" content="here" />'
