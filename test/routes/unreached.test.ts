// What nothing in a program calls is followed for so many steps together: what is left of it is said.

import { expect, test } from 'vitest';
import { scan } from '../../src/index.ts';
import { makeTree } from '../files/make-tree.ts';

const COUNT = 40;

test('the first functions that nothing calls are followed to their end, of the last ones it is said where they were left', async () => {
  const functions = Array.from(
    { length: COUNT },
    (_, i) => `func setup${i}(mux *http.ServeMux) int {
	n := ${i}
	for i := 0; i < 2000; i++ {
		n += i
	}
	mux.HandleFunc("/${i}", index)
	return n
}
`,
  );
  const source = `package main

import "net/http"

func index(w http.ResponseWriter, r *http.Request) {}

func main() {
	http.HandleFunc("/", index)
	http.ListenAndServe(":8080", nil)
}

${functions.join('\n')}`;
  const path = makeTree({ 'go.mod': 'module example.com/x\n', 'main.go': source });
  const map = await scan({ path, root: path, env: {} });
  const found = new Set(map.routes.map((route) => route.path));
  const left = map.diagnostics.filter(({ code }) => code === 'unreached-limit').map(({ message }) => message);
  expect(found.has('/0')).toBe(true);
  expect(left.length).toBeGreaterThan(0);
  for (let i = 0; i < COUNT; i++) {
    const isSaid = left.some((message) => message.startsWith(`setup${i},`));
    expect([i, found.has(`/${i}`) || isSaid]).toEqual([i, true]);
  }
});
