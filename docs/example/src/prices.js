'use strict';

/** Prices are whole cents; a discount is a percentage from 0 to 100. */
function total(items, discount = 0) {
  if (discount < 0 || discount > 100) {
    throw new RangeError('discount must be 0 to 100');
  }
  const sum = items.reduce((cents, item) => cents + item.price * item.quantity, 0);
  return Math.round((sum * (100 - discount)) / 100);
}

module.exports = { total };
