const prices = { apple: 3, pear: 2;
console.log(prices);
