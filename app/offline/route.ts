import { getTranslations } from 'next-intl/server'

const style = `
body { margin: 0; font: 16px/1.6 "Source Sans 3", system-ui, sans-serif; color: #16202c; background: #fff }
main { max-width: 38rem; margin: 0 auto; padding: 3rem 1rem }
h1 { font-size: 1.5rem; line-height: 1.4; margin: 0 0 .5rem }
a { display: inline-flex; align-items: center; min-height: 44px; margin-right: 1.5rem; color: #0b5e63 }
a:focus-visible { outline: 3px solid #ffb000; outline-offset: 2px; box-shadow: 0 0 0 2px #16202c }
section + section { margin-top: 2.5rem; color: #4f5b6b }
section + section h2 { font-size: 1.125rem; line-height: 1.4; margin: 0 0 .5rem }
@media (prefers-color-scheme: dark) {
  body { color: #e8edf3; background: #11171f }
  a { color: #5cc8c4 }
  section + section { color: #a9b4c2 }
}`

/** What the service worker shows where there is no line and no copy: nobody's page, in both languages, without script. */
export async function GET(): Promise<Response> {
  const [vietnamese, english] = await Promise.all([
    getTranslations({ locale: 'vi', namespace: 'offline' }),
    getTranslations({ locale: 'en', namespace: 'offline' }),
  ])
  const part = (t: typeof vietnamese, language: 'vi' | 'en', level: 1 | 2) => `<section lang="${language}">
<h${level}>${t('page-title')}</h${level}><p>${t('page-body')}</p>
<p><a href="">${t('page-retry')}</a><a href="/entry">${t('page-forms')}</a></p></section>`
  const html = `<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${vietnamese('page-title')} · Song Hành</title><style>${style}</style></head>
<body><main>${part(vietnamese, 'vi', 1)}${part(english, 'en', 2)}</main></body></html>`
  return new Response(html, {
    headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache' },
  })
}
