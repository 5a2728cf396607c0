'use strict';

const express = require('express');
const fs = require('fs');
const { exec } = require('child_process');
const { total } = require('./prices');

const app = express();
app.use(express.json());

app.post('/total', (request, response) => {
  response.json({ total: total(request.body.items, request.body.discount) });
});

// Planted: the path comes from the request, so "../../etc/passwd" is served too.
app.get('/invoice/:name', (request, response) => {
  response.type('pdf').send(fs.readFileSync('invoices/' + request.params.name));
});

// Planted: the host name reaches a shell.
app.get('/ping', (request, response) => {
  exec('ping -c 1 ' + request.query.host, (error, output) => response.send(output));
});

app.listen(8443);
