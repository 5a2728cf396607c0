pipeline {
  agent {
    docker {
      image 'maven:3.9.9'
    }
  }
  stages {
    stage('build') {
      steps {
        sh 'make'
      }
    }
  }
}
