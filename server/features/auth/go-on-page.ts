/**
 * A page that leads on by itself, without script, as the Content-Security-Policy wants it.
 * @param path of this console, as `nextPath` has it
 */
export function goOnPage(path: string): string {
  const safe = path.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
  return (
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Signed in · Callboard</title>' +
    `<meta http-equiv="refresh" content="0;url=${safe}"></head>` +
    `<body><p>You are signed in. <a href="${safe}">Go on</a></p></body></html>\n`
  );
}
