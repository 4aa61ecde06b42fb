// Runs a Go program over the tables of the standard library. Each expression becomes a registered pattern; beside it
// stands what a Go 1.26 program printed for it.

import { expect, test } from 'vitest';
import { Evaluator, Tables, type Value } from '../../src/evaluate/index.ts';
import { frameworks } from '../../src/frameworks/index.ts';
import { Members, Universe } from '../../src/packages/index.ts';
import { openTree } from '../files/make-tree.ts';
import { syntax } from '../syntax/source.ts';

const imports = [
  'bytes',
  'cmp',
  'context',
  'errors',
  'fmt',
  'maps',
  'net',
  'net/http',
  'net/url',
  'os',
  'path',
  'path/filepath',
  'regexp',
  'slices',
  'sort',
  'strconv',
  'strings',
  'sync',
  'sync/atomic',
  'unicode',
];

const helpers = `type version int

func (v version) String() string { return fmt.Sprintf("v%d", int(v)) }

const v2 version = 2

type pt struct{ n int }

func (p pt) String() string { return "pt" + strconv.Itoa(p.n) }

type pp struct{ n int }

func (p *pp) String() string { return "pp" + strconv.Itoa(p.n) }

func must(s string, err error) string {
	if err != nil {
		panic(err)
	}
	return s
}

func cut1() string {
	a, b, ok := strings.Cut("GET /x", " ")
	return fmt.Sprint(a, b, ok)
}

func cut2() string {
	a, ok := strings.CutPrefix("/api/x", "/api")
	return fmt.Sprint(a, ok)
}

func cut3() string {
	a, ok := strings.CutSuffix("abc", "x")
	return fmt.Sprint(a, ok)
}

func build() string {
	var b strings.Builder
	b.WriteString("/b")
	b.WriteByte('/')
	b.WriteRune('é')
	fmt.Fprintf(&b, "/%d", 5)
	write(&b)
	return b.String() + fmt.Sprint(b.Len())
}

func write(b *strings.Builder) { b.WriteString("/w") }

func buffer() string {
	b := bytes.NewBufferString("/buf")
	b.WriteString("/x")
	return b.String()
}

func seq() string {
	out := ""
	for part := range strings.SplitSeq("a/b/c", "/") {
		out += "<" + part + ">"
	}
	for i, part := range slices.Backward([]string{"x", "y"}) {
		out += strconv.Itoa(i) + part
	}
	return out
}

func seq2() string {
	out := ""
	for i, v := range slices.All([]string{"p", "q"}) {
		out += strconv.Itoa(i) + v
	}
	for v := range slices.Values([]string{"r", "s"}) {
		out += v
	}
	for k, v := range maps.All(map[string]string{"k": "v"}) {
		out += k + v
	}
	return out
}

func parse(s string) string {
	u, err := url.Parse(s)
	if err != nil {
		return "error"
	}
	return u.Scheme + "|" + u.Host + "|" + u.Path + "|" + u.RawQuery + "|" + u.String() + "|" + u.Hostname() + u.Port()
}

func conv() string {
	n, err := strconv.Atoi("12")
	b, _ := strconv.ParseBool("true")
	x, _ := strconv.ParseInt("ff", 16, 64)
	q, _ := strconv.Unquote("\\"a\\\\tb\\"")
	return fmt.Sprint(n, err == nil, b, x, q)
}

func sorted() string {
	l := []string{"c", "a", "b"}
	slices.Sort(l)
	k := slices.Sorted(maps.Keys(map[string]int{"z": 1, "y": 2}))
	return strings.Join(l, "") + strings.Join(k, "")
}

func reversed() string {
	l := []string{"c", "a", "b"}
	slices.Reverse(l)
	return strings.Join(l, "")
}

func inplace() string {
	l := []string{"c", "a", "b"}
	sort.Strings(l)
	return strings.Join(l, "")
}

func collected() string {
	return strings.Join(slices.Collect(maps.Values(map[string]string{"k": "v"})), "") + strings.Join(slices.Clone([]string{"a"}), "")
}

func filtered() string {
	return strings.Join(slices.DeleteFunc([]string{"a", "b"}, func(s string) bool { return s == "a" }), "") + strings.Join(slices.Compact([]string{"a", "a", "b"}), "")
}

func mapkeys() string {
	m := maps.Clone(map[string]string{"k": "v"})
	maps.Copy(m, map[string]string{"k": "w"})
	return m["k"]
}

func atom() string {
	var v atomic.Value
	v.Store("/stored")
	var p atomic.Pointer[pt]
	p.Store(&pt{7})
	var n atomic.Int32
	n.Add(2)
	var b atomic.Bool
	swapped := b.CompareAndSwap(false, true)
	var i int32
	atomic.AddInt32(&i, 3)
	return fmt.Sprint(v.Load().(string), p.Load().n, n.Load(), b.Load(), swapped, i)
}

func syncmap() string {
	var m sync.Map
	m.Store("a", "1")
	m.Store("b", "2")
	m.Store("a", "3")
	v, ok := m.Load("a")
	_, no := m.Load("z")
	out := fmt.Sprint(v.(string), ok, no)
	m.Delete("b")
	m.Range(func(k, v any) bool {
		out += k.(string) + v.(string)
		return true
	})
	return out
}

type key struct{}

func ctx() string {
	c := context.WithValue(context.Background(), key{}, "/ctx")
	c, cancel := context.WithCancel(c)
	defer cancel()
	return c.Value(key{}).(string) + fmt.Sprint(c.Value("other") == nil)
}

func once() string {
	return sync.OnceValue(func() string { return "once" })()
}
`;

const expressions: readonly (readonly [expression: string, printed: string])[] = [
  ['fmt.Sprintf("/v%d/%s", 2, "users")', '/v2/users'],
  ['fmt.Sprintf("/%s/%v/%03d/%q", v2, v2, v2, "a")', '/v2/v2/002/"a"'],
  ['fmt.Sprint("a", 1, 2, true, "b", nil)', 'a1 2 trueb<nil>'],
  ['fmt.Sprintf("%v %v", []string{"a", "b"}, errors.New("bad"))', '[a b] bad'],
  ['fmt.Sprintf("%s", fmt.Errorf("x: %w", errors.New("bad")))', 'x: bad'],
  ['errors.Join(errors.New("a"), nil, errors.New("b")).Error()', 'a\nb'],
  ['fmt.Sprintf("/%s", pt{3})', '/pt3'],
  ['fmt.Sprintf("/%s", &pp{4})', '/pp4'],
  ['strings.Join([]string{"a", "b", "c"}, "/")', 'a/b/c'],
  ['strings.Join(strings.Split("a,b,c", ","), "/")', 'a/b/c'],
  ['strings.Join(strings.SplitN("a,b,c", ",", 2), "/")', 'a/b,c'],
  ['strings.Join(strings.SplitAfter("a,b,c", ","), "/")', 'a,/b,/c'],
  ['strings.Join(strings.Fields(" a  b "), "-")', 'a-b'],
  ['strings.TrimPrefix("/api/x", "/api") + strings.TrimSuffix("x.go", ".go") + strings.Trim("//x//", "/")', '/xxx'],
  ['strings.TrimLeft("xxabc", "x") + strings.TrimRight("abcxx", "x") + strings.TrimSpace(" \\tq\\n")', 'abcabcq'],
  [
    'strings.Replace("aaaa", "a", "b", 2) + strings.ReplaceAll("a:b:c", ":", "") + strings.Replace("abc", "", "-", -1)',
    'bbaaabc-a-b-c-',
  ],
  [
    'strings.ToLower("ABC") + strings.ToUpper("abc") + strings.Title("hello world") + strings.Repeat("ab", 3)',
    'abcABCHello Worldababab',
  ],
  ['strings.NewReplacer("<", "{", ">", "}", "a", "A").Replace("/<a>/b")', '/{A}/b'],
  ['strings.Map(func(r rune) rune { if r == \'-\' { return -1 }; return r }, "a-b-c")', 'abc'],
  ['strings.Map(unicode.ToUpper, "abc")', 'ABC'],
  [
    'fmt.Sprint(strings.HasPrefix("abc", "ab"), strings.HasSuffix("abc", "bc"), strings.Contains("abc", "x"), strings.ContainsRune("abc", \'b\'), strings.ContainsAny("abc", "xyz"), strings.EqualFold("Go", "GO"))',
    'true true false true false true',
  ],
  [
    'fmt.Sprint(strings.Index("chicken", "ken"), strings.LastIndex("go gopher", "go"), strings.Count("cheese", "e"), strings.IndexByte("abc", \'c\'), strings.Compare("a", "b"), strings.Index("a", "z"), strings.IndexAny("golang", "ny"))',
    '4 3 3 2 -1 -1 4',
  ],
  ['cut1() + cut2() + cut3()', 'GET/xtrue/xtrueabcfalse'],
  ['build() + buffer() + seq() + seq2()', '/b/é/5/w9/buf/x<a><b><c>1y0x0p1qrskv'],
  [
    'path.Join("/a/", "../b", "c") + path.Base("/a/b") + path.Dir("/a/b") + path.Ext("x.tar.gz") + path.Clean("a//b/..") + filepath.Join("x", "y")',
    '/b/cb/a.gzax/y',
  ],
  ['path.Join([]string{"/q", "w"}...)', '/q/w'],
  [
    'must(url.JoinPath("http://h/x/", "/a/", "{id}")) + must(url.JoinPath("/r", "b/")) + must(url.JoinPath("x", "../y"))',
    'http://h/x/a/%7Bid%7D/r/b/y',
  ],
  ['url.PathEscape("a b/c") + url.QueryEscape("a b/c")', 'a%20b%2Fca+b%2Fc'],
  [
    'parse("http://user:pw@host:80/a/b?q=1#frag") + parse("/rel/{id}") + parse("mailto:x")',
    'http|host:80|/a/b|q=1|http://user:pw@host:80/a/b?q=1#frag|host80||/rel/{id}||/rel/%7Bid%7D|mailto||||mailto:x|',
  ],
  [
    '(&url.URL{Scheme: "https", Host: "h", Path: "a b"}).String() + (&url.URL{Path: "/x"}).JoinPath("y", "z/").Path',
    'https://h/a%20b/x/y/z/',
  ],
  [
    'strconv.Itoa(42) + strconv.FormatInt(255, 16) + strconv.Quote("a\\tb") + strconv.FormatBool(true)',
    '42ff"a\\tb"true',
  ],
  ['conv()', '12 true true 255a\tb'],
  [
    'strings.Join(slices.Concat([]string{"a"}, []string{"b", "c"}), "") + strings.Join(slices.Insert([]string{"a", "d"}, 1, "b", "c"), "") + strings.Join(slices.Delete([]string{"a", "b", "c"}, 0, 1), "")',
    'abcabcdbc',
  ],
  ['sorted() + reversed() + inplace() + collected() + filtered()', 'abcyzbacabcvabab'],
  [
    'fmt.Sprint(slices.Contains([]string{"a", "b"}, "b"), slices.Index([]string{"a", "b"}, "b"), slices.IndexFunc([]int{1, 2}, func(i int) bool { return i == 2 }), slices.Contains([]string{"a"}, "z"), slices.ContainsFunc([]int{1}, func(i int) bool { return i > 5 }))',
    'true 1 1 false false',
  ],
  ['mapkeys() + atom() + syncmap() + ctx() + once()', 'w/stored7 2 true true 33true falsea3/ctxtrueonce'],
  [
    'regexp.MustCompile(`:(\\w+)`).ReplaceAllString("/users/:id/:name", "{$1}") + regexp.MustCompile("^a+$").String() + regexp.QuoteMeta("a.b")',
    '/users/{id}/{name}^a+$a\\.b',
  ],
  [
    'fmt.Sprint(regexp.MustCompile(`^/v\\d+`).MatchString("/v12/x")) + regexp.MustCompile(`(\\w+)-(\\d+)`).FindStringSubmatch("abc-12")[2]',
    'true12',
  ],
  ['fmt.Sprintf("%d%%|%5.2f|%x|%c|%t|%-5s|%+d", 5, 2.25, 255, \'x\', true, "ab", 3)', '5%| 2.25|ff|x|true|ab   |+3'],
  ['fmt.Sprintf(strings.Repeat("/%s", 3), []any{"a", "b", "c"}...)', '/a/b/c'],
  ['fmt.Sprint(strings.SplitN("a/b", "/", -1)) + fmt.Sprint(len(strings.Split("", "/")))', '[a b]1'],
];

const open: readonly (readonly [expression: string, known: string])[] = [
  ['fmt.Sprintf("%s/users/%d", base, 5)', '{os.Getenv("BASE")}/users/5'],
  ['fmt.Sprintf(base + "/%s", "x")', '{os.Getenv("BASE")}/x'],
  ['fmt.Sprintf("/%s/%v/%d", other(), base, n)', '/{other()}/{os.Getenv("BASE")}/{strconv.Atoi(base)}'],
  ['path.Join("/", base, "users/")', '/{os.Getenv("BASE")}/users'],
  ['path.Join(base, "../x")', '{path.Join(base, "../x")}'],
  ['path.Base(base + "/x")', 'x'],
  ['strings.TrimSuffix(base, "/") + "/x"', '{os.Getenv("BASE")}/x'],
  ['strings.TrimPrefix("/a"+base, "/a")', '{os.Getenv("BASE")}'],
  ['strings.TrimPrefix(base+"/x", base)', '/x'],
  ['strings.Join([]string{"a", base, "c"}, "/")', 'a/{os.Getenv("BASE")}/c'],
  ['strings.ToLower("/A/"+base)', '/a/{os.Getenv("BASE")}'],
  ['strings.ReplaceAll(base+"/:id", ":id", "{id}")', '{os.Getenv("BASE")}/{id}'],
  ['strings.Split("GET "+base, " ")[1]', '{os.Getenv("BASE")}'],
  ['must(url.JoinPath(base, "v1", "/users/"))', '{os.Getenv("BASE")}/v1/users/'],
  ['must(url.JoinPath("http://"+base+"/x", "y"))', 'http://{os.Getenv("BASE")}/x/y'],
  ['regexp.MustCompile(`:([a-z]+)`).ReplaceAllString(base+"/:id", "{$1}")', '{os.Getenv("BASE")}/{id}'],
  ['joined()', '/a/b/c | /a/c'],
  ['built()', '/a/b/c | /a/c'],
  ['cmp.Or(base, "/default")', '{os.Getenv("BASE")} | /default'],
  ['cmp.Or("", "/default", base)', '/default'],
  ['net.JoinHostPort("", "80") + fmt.Sprint(base, 1)', ':80{os.Getenv("BASE")}1'],
  ['chosen()', '/v2/x | /v1/x'],
  ['stored()', '/2 | /1'],
  ['fmt.Sprint(strings.HasPrefix("/a"+base, "/b"), strings.HasPrefix("/a"+base, "/a"))', 'false true'],
  ['fmt.Sprint(strings.HasPrefix(base, "/b"))', '{strings.HasPrefix(base, "/b")}'],
];

const openHelpers = `
func other() string { return os.Args[0] }

func joined() string {
  list := []string{"/a"}
  if os.Getenv("B") != "" {
    list = append(list, "b")
  }
  return strings.Join(slices.Concat(list, []string{"c"}), "/")
}

func built() string {
  var b strings.Builder
  b.WriteString("/a")
  if os.Getenv("B") != "" {
    b.WriteString("/b")
  }
  b.WriteString("/c")
  return b.String()
}

func chosen() string {
  version := "v1"
  if os.Getenv("B") != "" {
    version = "v2"
  }
  return fmt.Sprintf("/%s/%s", version, strings.TrimPrefix("/x", "/"))
}

func stored() string {
  var v atomic.Value
  v.Store("/1")
  if os.Getenv("B") != "" {
    v.Store("/2")
  }
  return v.Load().(string)
}
`;

function program(pairs: typeof expressions): string {
  const calls = pairs.map(([expression]) => `http.HandleFunc(${expression}, nil)`);
  return `package main

import (
${imports.map((path) => `"${path}"`).join('\n')}
)

${helpers}${openHelpers}
var base = os.Getenv("BASE")
var n, _ = strconv.Atoi(base)

func main() {
${calls.join('\n')}
}
`;
}

function evaluate(source: string): Evaluator {
  const repository = openTree({ 'go.mod': 'module example.com/std\n\ngo 1.26\n', 'main.go': source });
  const universe = new Universe(repository, (file) => syntax.file(file));
  const evaluator = new Evaluator({
    entered: 'main',
    universe,
    members: new Members(universe),
    tables: new Tables(frameworks),
    relevance: { has: () => true, near: () => true, uses: () => true, packages: () => new Set() },
    build: repository.build,
    imported: new Set(['example.com/std']),
  });
  const main = universe.package('example.com/std', '.')?.member('main');
  if (main) evaluator.runEntry(main);
  return evaluator;
}

function run(source: string): string[] {
  const evaluator = evaluate(source);
  return evaluator.events.flatMap((event) =>
    event.kind === 'registration' ? [event.path ? shown(evaluator, event.path) : ''] : [],
  );
}

function shown(evaluator: Evaluator, path: Value): string {
  const value = evaluator.force(path);
  if (value.kind === 'choice') return value.alternatives.map((one) => shown(evaluator, one.value)).join(' | ');
  if (value.kind !== 'text') return `{${value.kind === 'unknown' ? value.source : value.kind}}`;
  return value.pieces.map((piece) => ('hole' in piece ? `{${piece.hole}}` : piece.text)).join('');
}

test('what Go prints', () => {
  const found = run(program(expressions));
  expect(expressions.map(([expression], i) => [expression, found[i]])).toEqual(expressions);
});

test('what is known where not all is', () => {
  const found = run(program(open));
  expect(open.map(([expression], i) => [expression, found[i]])).toEqual(open);
});

const dispatcher = `package main

import (
  "net/http"
  "path"
  "strings"
)

var h = map[string]http.Handler{}

func a(w http.ResponseWriter, r *http.Request) { w.Write(nil) }
func b(w http.ResponseWriter, r *http.Request) { w.Write(nil) }
func c(w http.ResponseWriter, r *http.Request) { w.Write(nil) }
func d(w http.ResponseWriter, r *http.Request) { w.Write(nil) }

func serve(w http.ResponseWriter, r *http.Request) {
  rest := strings.TrimPrefix(path.Clean(r.URL.Path), "/api")
  if _, found := strings.CutPrefix(rest, "/users/"); found {
    a(w, r)
    return
  }
  isLate := strings.HasSuffix(r.URL.Path, "/late")
  if isLate {
    b(w, r)
    return
  }
  switch strings.Trim(rest, "/") {
  case "x":
    c(w, r)
  case "y":
    if strings.EqualFold(r.Method, "post") {
      d(w, r)
    }
  }
}

func main() { http.HandleFunc("/", serve) }
`;

/** Where the handler hands the request on, and the tests of its path on the way. */
function reached(method: string): string[] {
  const evaluator = evaluate(dispatcher);
  return evaluator.events.flatMap((event) => {
    if (event.kind !== 'registration') return [];
    return evaluator.probeHandler(event.handler, { method }).reaches.map(({ target, conds }) => {
      const tests = conds.flatMap(({ path }) => (path ? [`${path.not ? 'not ' : ''}${path.test} ${path.text}`] : []));
      return `${target.kind === 'func' ? target.declaration.name : target.kind}: ${tests.join(', ')}`;
    });
  });
}

test('tests of a path that was cut are tests of the whole path', () => {
  expect(reached('GET')).toEqual([
    'a: prefix /api/users/',
    'b: not prefix /api/users/, suffix /late',
    'c: not prefix /api/users/, not suffix /late, equal /api/x',
  ]);
  expect(reached('POST')).toHaveLength(4);
});
