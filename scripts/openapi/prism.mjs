// A server made from a document. In: a document. Out: the requests, one for each operation, that prism does not take: it
// checks each against the document, and answers with one of the responses that are described.

import { spawn } from 'node:child_process';
import { request } from 'node:http';
import { join } from 'node:path';
import { installed } from '../tools.mjs';
import { operationsOf, requestOf, urlOf } from './samples.mjs';

/** The last that runs on Node 20. */
const packages = { '@stoplight/prism-cli': '5.14.2' };
const START = 120_000;

export const prism = () => installed('prism', packages);

export async function refused(file, document, port = 4010) {
  const script = join(prism(), 'node_modules/@stoplight/prism-cli/dist/index.js');
  const server = spawn(process.execPath, [script, 'mock', '--port', String(port), '--errors', file]);
  try {
    await listening(server);
    const bad = [];
    for (const operation of operationsOf(document)) {
      const problem = await ask(port, document, operation);
      if (problem) bad.push(`${operation.verb.toUpperCase()} ${operation.path}: ${problem}`);
    }
    return bad;
  } finally {
    server.kill();
  }
}

function listening(server) {
  return new Promise((resolve, reject) => {
    let said = '';
    const timer = setTimeout(() => reject(new Error(`prism does not start:\n${said}`)), START);
    const hear = (chunk) => {
      said += chunk;
      if (!/Prism is listening/.test(said)) return;
      clearTimeout(timer);
      resolve();
    };
    server.stdout.on('data', hear);
    server.stderr.on('data', hear);
    server.on('exit', () => reject(new Error(`prism stops:\n${said}`)));
  });
}

/** What prism has against the request; what it describes as an answer is none, whatever its status. */
async function ask(port, document, operation) {
  const made = requestOf(document, operation);
  const body = made.type ? bodyOf(made) : '';
  const headers = {
    ...made.headers,
    ...(made.type ? { 'Content-Type': made.type, 'Content-Length': Buffer.byteLength(body) } : {}),
  };
  const told = await send({ port, path: urlOf(made), method: operation.verb.toUpperCase(), headers }, body);
  return /stoplight\.io\/prism\/errors|sl-violations/.test(told) ? told.slice(0, 400) : undefined;
}

/** Not `fetch`, which has no body for GET. */
function send(options, body) {
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', ...options }, (answer) => {
      let text = '';
      answer.setEncoding('utf8');
      answer.on('data', (chunk) => (text += chunk));
      const violations = ofRequest(answer.headers['sl-violations'] ?? '[]');
      answer.on('end', () => resolve(violations.length > 0 ? `sl-violations ${JSON.stringify(violations)}` : text));
    });
    asked.on('error', reject);
    asked.on('upgrade', (_, socket) => {
      socket.destroy();
      resolve('');
    });
    asked.end(body);
  });
}

/** Prism also complains of answers that it made up itself. */
function ofRequest(violations) {
  return JSON.parse(violations).filter(({ location }) => location?.[0] !== 'response');
}

function bodyOf({ type, body }) {
  if (/json/.test(type)) return JSON.stringify(body);
  if (/urlencoded/.test(type)) return new URLSearchParams(Object.entries(body)).toString();
  return typeof body === 'string' ? body : JSON.stringify(body);
}
