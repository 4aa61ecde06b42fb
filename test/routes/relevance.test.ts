// Which functions take part in setting up routes, by words and types alone.

import { expect, test } from 'vitest';
import { Tables } from '../../src/evaluate/index.ts';
import { frameworks } from '../../src/frameworks/index.ts';
import { Universe } from '../../src/packages/index.ts';
import { findRelevant } from '../../src/routes/relevance/index.ts';
import { openTree } from '../files/make-tree.ts';
import { syntax } from '../syntax/source.ts';

function seedsIn(source: string): string[] {
  const repository = openTree({ 'go.mod': 'module example.com/x\n', 'main.go': source });
  const universe = new Universe(repository, (file) => syntax.file(file));
  return [...findRelevant(universe, new Tables(frameworks)).seeds].map(({ name }) => name);
}

test('a method of an interface that takes a type of its own is no framework’s', () => {
  const source = `package main

import "net/http"

type Event struct{}

type Actions interface {
	Handle(event *Event) error
}

type Mux interface {
	Handle(pattern string, handler http.Handler)
}

type Handler = http.Handler

type Renamed interface {
	Handle(pattern string, handler Handler)
}

func notify(actions Actions) { actions.Handle(&Event{}) }

func register(mux Mux) { mux.Handle("/", nil) }

func again(mux Renamed) { mux.Handle("/", nil) }
`;
  expect(seedsIn(source)).toEqual(['register', 'again']);
});
