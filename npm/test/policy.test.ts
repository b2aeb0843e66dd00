/** The header is for one platform, and nothing gets into it but an origin. The browser tests are served with it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contentSecurityPolicy } from '../src/policy.ts';
import { refused } from './refusal.ts';

test('a form may lead to the platform and nothing else is let out or in', () => {
  const directives = contentSecurityPolicy('https://mydata.test/service/x;script-src *?y').split('; ');
  assert.equal(directives.at(-1), "form-action 'self' https://mydata.test");
  assert.equal(directives[0], "default-src 'none'");
  assert.deepEqual(directives.filter((directive) => /unsafe-(eval|inline)'|\*/.test(directive.replace("'wasm-unsafe-eval'", ''))), []);
});

test('what is no address of a platform makes no header', () => {
  for (const text of ['', 'mydata.test', 'javascript:alert(1)', "https://a b/'", 'data:text/html,x']) {
    assert.equal(refused(() => contentSecurityPolicy(text)), 'policy.platform', text);
  }
});
