console.log('starting checks');
const shop = require('shop-client');
shop.check();
