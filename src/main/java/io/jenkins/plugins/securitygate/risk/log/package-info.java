/**
 * What a log says that the logs of good builds do not. Lines are masked, grouped into templates by Drain (P. He, J. Zhu,
 * Z. Zheng, M. R. Lyu: Drain: An Online Log Parsing Approach with Fixed Depth Tree, ICWS 2017) and compared with a model
 * of templates that good builds printed. A log is read once, as a stream, in bounded memory.
 */
package io.jenkins.plugins.securitygate.risk.log;
