// Reads feed files with every feed parser of npm that is at hand and prints,
// for each parser and file, one line of JSON: {judge, file, items} or
// {judge, file, error} or {judge, file, leftOut}. Items are in document order, with title, link, id and
// time in seconds since 1970 (null: none).
// usage: node read.cjs FOLDER_OF_NODE_MODULES FILE…
const fs = require('node:fs')
const path = require('node:path')
const { createRequire } = require('node:module')
const { Readable } = require('node:stream')

const [modules, ...files] = process.argv.slice(2)
const need = createRequire(path.join(path.resolve(modules), 'x.cjs'))

const time = (t) => {
  if (t === undefined || t === null || t === '') return null
  const ms = t instanceof Date ? t.getTime() : Date.parse(t)
  return Number.isNaN(ms) ? `not a time: ${t}` : Math.floor(ms / 1000)
}
const item = (title, link, id, when) => ({ title: title ?? '', link: link ?? '', id: id ?? '', time: time(when) })
const text = (v) => (v && typeof v === 'object' ? (v.value ?? v['#text'] ?? '') : v)

const xml = ['rss', 'atom']
const all = [...xml, 'json']

const judges = {
  'rss-parser': {
    formats: xml,
    read: async (body) => {
      const Parser = need('rss-parser')
      const feed = await new Parser().parseString(body)
      return feed.items.map((i) => item(i.title, i.link, i.guid ?? i.id, i.isoDate))
    },
  },
  feedsmith: {
    formats: all,
    read: async (body) => {
      const { format, feed } = need('feedsmith').parseFeed(body)
      const of = {
        rss: (i) => item(text(i.title), i.link, text(i.guid), i.pubDate),
        atom: (i) => item(text(i.title), (i.links ?? []).find((l) => l.rel === 'alternate')?.href, i.id, i.published ?? i.updated),
        json: (i) => item(i.title, i.url, i.id, i.date_published),
      }[format]
      return (feed.items ?? feed.entries ?? []).map(of)
    },
  },
  '@rowanmanning/feed-parser': {
    formats: xml,
    most: process.env.TEARSHEET_FULL ? Infinity : 1000, // its time grows with the square of the items
    read: async (body) => {
      const feed = need('@rowanmanning/feed-parser').parseFeed(body)
      return feed.items.map((i) => item(i.title, i.url, i.id, i.published ?? i.updated))
    },
  },
  feedparser: {
    formats: xml,
    read: (body) => new Promise((resolve, reject) => {
      const FeedParser = need('feedparser')
      const parser = new (FeedParser.default ?? FeedParser)({})
      const items = []
      parser.on('error', reject)
      parser.on('readable', () => { for (let i; (i = parser.read());) items.push(item(i.title, i.link, i.guid, i.pubdate ?? i.pubDate)) })
      parser.on('end', () => resolve(items))
      Readable.from([body]).pipe(parser)
    }),
  },
  '@extractus/feed-extractor': {
    formats: all,
    read: async (body, format) => {
      const { extractFromXml, extractFromJson } = need('@extractus/feed-extractor')
      const feed = format === 'json' ? extractFromJson(JSON.parse(body)) : extractFromXml(body)
      return (feed.entries ?? []).map((i) => item(i.title, i.link, i.id, i.published))
    },
  },
}

async function main () {
  for (const file of files) {
    const body = fs.readFileSync(file, 'utf8')
    const format = path.extname(file).slice(1)
    const count = body.split(/<\/(?:item|entry)>/).length - 1
    for (const [judge, { formats, read, most = Infinity }] of Object.entries(judges)) {
      if (!formats.includes(format)) continue
      const out = { judge, file }
      if (count > most) out.leftOut = `${count} items`
      else try { out.items = await read(body, format) } catch (e) { out.error = String(e) }
      process.stdout.write(JSON.stringify(out) + '\n')
    }
  }
}
main()
