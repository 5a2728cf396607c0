'use strict';

const assert = require('node:assert');
const { test } = require('node:test');
const { total } = require('../src/prices');

test('adds up quantities', () => {
  assert.strictEqual(total([{ price: 250, quantity: 2 }, { price: 100, quantity: 1 }]), 600);
});

test('takes the discount off', () => {
  assert.strictEqual(total([{ price: 1000, quantity: 1 }], 25), 750);
});

test('refuses a discount above 100', () => {
  assert.throws(() => total([], 120), RangeError);
});
