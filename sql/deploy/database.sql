-- database.sql - the database of the private server, made once, on one line.
create database headcount;
