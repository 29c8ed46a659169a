"""Reads feed files with feedparser, or the cache of newsboat, and prints one
line of JSON for each file: {judge, file, items}. Items are in document order,
with title, link, id and time in seconds since 1970 (null: none).
usage: read.py feedparser FILE… | read.py newsboat CACHE
"""
import calendar, json, sqlite3, sys


def with_feedparser(files):
    import feedparser
    for file in files:
        with open(file, "rb") as f:
            feed = feedparser.parse(f.read())
        out = {"judge": "python feedparser", "file": file}
        if feed.bozo:
            out["error"] = repr(feed.bozo_exception)
        out["items"] = [
            {
                "title": e.get("title", ""),
                "link": e.get("link", ""),
                "id": e.get("id", ""),
                "time": calendar.timegm(t) if (t := e.get("published_parsed") or e.get("updated_parsed")) else None,
            }
            for e in feed.entries
        ]
        print(json.dumps(out))


def with_newsboat(cache):
    db = sqlite3.connect(cache)
    for (url,) in db.execute("select rssurl from rss_feed").fetchall():
        rows = db.execute("select title, url, guid, pubDate from rss_item where feedurl = ? order by id desc", (url,))
        items = [{"title": t, "link": u, "id": g, "time": d} for t, u, g, d in rows]
        print(json.dumps({"judge": "newsboat", "file": url.removeprefix("file://"), "items": items}))


{"feedparser": lambda a: with_feedparser(a), "newsboat": lambda a: with_newsboat(a[0])}[sys.argv[1]](sys.argv[2:])
